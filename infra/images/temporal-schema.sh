#!/bin/sh
# Brings Temporal's two schemas to the tool's own version; setting up does nothing where it was done.
set -eu
for pair in temporal:temporal temporal_visibility:visibility; do
  database=${pair%%:*}
  schema=${pair##*:}
  temporal-sql-tool --db "$database" setup-schema -v 0.0
  temporal-sql-tool --db "$database" update-schema -s "postgresql/v12/$schema"
done
