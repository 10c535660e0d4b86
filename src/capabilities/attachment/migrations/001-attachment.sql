-- Reason: files on a record. New tables only. An internal file can only be part of an internal comment.
create table attachment (
  id uuid primary key,
  record_type text not null,
  record_id uuid not null,
  name text not null,
  size bigint not null,
  media_type text not null,
  sha256 text not null,
  internal boolean not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  unique (id, record_id, internal)
);
create index attachment_record on attachment (record_id, at);
create index attachment_sha256 on attachment (sha256);

create table comment_attachment (
  comment_id uuid not null references comment,
  attachment_id uuid not null,
  record_id uuid not null,
  internal boolean not null,
  primary key (comment_id, attachment_id),
  -- A comment may carry only files of its own record and of its own audience.
  foreign key (attachment_id, record_id, internal) references attachment (id, record_id, internal)
);
create index comment_attachment_attachment on comment_attachment (attachment_id);
