#!/bin/sh
# Runs once, when the data volume is empty: the platform's database, and a role with two databases for Temporal.
set -eu
psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 --set password="$TEMPORAL_DB_PASSWORD" <<'SQL'
create database ocop;
create role temporal login password :'password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
