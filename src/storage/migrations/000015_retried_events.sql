-- Events that were put off are few; those among them that a clock gone ahead put off too far are looked for by this.
create index timed_event_retried on timed_event (retry_at) where done_at is null and retry_at is not null;
