"""The workbook for people: `export --workbook` writes it, and `import --update` applies its edits."""
