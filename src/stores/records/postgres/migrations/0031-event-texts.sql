-- An event is kept as the canonical text that its hash was taken over: `json` keeps the bytes, so that a history is verified without parsing
-- it and writing it again, and neither writing nor reading builds a tree. Rows from before keep the form that jsonb gave them.
alter table case_events alter column event type json using event::json;
