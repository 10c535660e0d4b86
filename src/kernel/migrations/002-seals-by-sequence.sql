-- Reason: a seal names its rows by sequence, because transaction ids do not outlive a move to another cluster; how
-- far was sealed is a reader's position like any other. Old seals cannot be told in the new way: the next sealing
-- makes them anew. Takes ACCESS EXCLUSIVE on ledger_seal, which only the sealer and the checks use.
truncate ledger_seal;
alter table ledger_seal
  drop column from_xid,
  drop column from_seq,
  drop column to_xid,
  drop column to_seq,
  add column seqs int8multirange not null;
