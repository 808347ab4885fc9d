"""What the formats of office programs need: sheets and pages."""
