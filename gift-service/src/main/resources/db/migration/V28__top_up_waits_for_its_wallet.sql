-- R__2 has changed: a top-up that waits for its wallet no longer looks like one whose key is in use. This version tells a
-- release before it that the functions are no longer its own (SchemaMigration).
SELECT 1;
