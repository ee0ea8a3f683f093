"""Long runs of the whole bot against a Bot API with faults."""
