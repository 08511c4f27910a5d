-- Which of the engine's users stand for people of an OpenID provider: a name stays theirs.
create table ib_provider_user (
  user_id varchar(255) not null primary key,
  issuer varchar(1000) not null,
  subject varchar(255) not null,
  since timestamp with time zone not null
);
