"""The workbook for people: written by `export --workbook`, and taken back by `import --update`."""
