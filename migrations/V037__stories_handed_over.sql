-- Whose groups others manage by now is not asked about their stories any more.
alter table stories_ask add column gone boolean not null default false;

comment on column stories_ask.gone is 'whoever was asked manages none of these groups any more; others were asked instead';
