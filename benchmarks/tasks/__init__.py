"""One module for each family of bench tasks: records in, predictions out."""
