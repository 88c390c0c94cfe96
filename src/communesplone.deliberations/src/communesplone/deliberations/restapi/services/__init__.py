"""One folder a service, one module a verb."""
