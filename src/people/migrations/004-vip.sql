-- Reason: `requester.vip:yes` finds the few VIPs among many people. An index on a small table: person is locked against
-- writing for a moment.
create index person_vip on person (vip);
