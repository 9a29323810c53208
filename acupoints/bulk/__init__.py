"""Content out and in as one file: a spreadsheet, JSON, or the files of fixtures/ in a zip."""
