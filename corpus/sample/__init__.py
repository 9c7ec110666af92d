"""An invented council’s papers, the records expected of them, and the script that builds both."""
