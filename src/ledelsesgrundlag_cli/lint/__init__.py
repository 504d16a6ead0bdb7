"""Checks for HR: rules over the files and the model of a framework, and reports of them."""
