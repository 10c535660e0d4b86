-- Reason: articles on the spine, the editions readers see, what they said of them and what was looked for. New tables only.
create sequence number_article start 10001;
create table article (
  id uuid primary key constraint article_id_fkey references work_item,
  kind text not null default 'how_to',
  audience text not null default 'everyone',
  language text not null default 'en',
  original_id uuid constraint article_original_id_fkey references work_item,
  original_edition integer,
  keywords text,
  review_on date,
  draft_title text,
  draft_body text,
  draft_by_id uuid constraint article_draft_by_id_fkey references person,
  edition integer not null default 0,
  published_at timestamptz,
  publish_at timestamptz,
  helpful integer not null default 0,
  unhelpful integer not null default 0,
  flagged boolean not null default false
);
create index article_review_on on article (review_on);
create index article_publish_at on article (publish_at) where publish_at is not null;
create index article_original on article (original_id) where original_id is not null;

-- What was published, edition by edition; answers are looked for in the one its article names.
create table article_edition (
  article_id uuid not null constraint article_edition_article_id_fkey references article,
  edition integer not null,
  title text not null,
  keywords text not null,
  body text not null,
  at timestamptz not null,
  by_name text not null,
  heading text not null generated always as (lower(title || ' ' || keywords)) stored,
  find tsvector not null generated always as (
    setweight(to_tsvector('steward', title), 'A') || setweight(to_tsvector('steward', keywords), 'A')
      || setweight(to_tsvector('steward', left(body, 100000)), 'C')) stored,
  primary key (article_id, edition)
);
create index article_edition_find on article_edition using gin (find);
create index article_edition_heading on article_edition using gin (heading gin_trgm_ops);

-- One opinion of a person on an article: a later one takes the place of the earlier.
create table article_opinion (
  article_id uuid not null constraint article_opinion_article_id_fkey references article,
  person_id uuid not null constraint article_opinion_person_id_fkey references person,
  helpful boolean not null,
  comment text,
  at timestamptz not null,
  primary key (article_id, person_id)
);

-- Who read what, and what was looked for: deflection and gaps are worked out of these. Kept for a limited time.
create table article_read (
  id uuid primary key,
  article_id uuid not null constraint article_read_article_id_fkey references article,
  person_id uuid not null constraint article_read_person_id_fkey references person,
  words text,
  at timestamptz not null
);
create index article_read_at on article_read (at);
create index article_read_person on article_read (person_id, at);
create table knowledge_search (
  id uuid primary key,
  person_id uuid not null constraint knowledge_search_person_id_fkey references person,
  words text not null,
  found integer not null,
  at timestamptz not null
);
create index knowledge_search_at on knowledge_search (at);
