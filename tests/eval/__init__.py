"""The evaluation gate: labelled questions, asked through the command line and judged against floors."""
