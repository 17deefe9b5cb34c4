"""The network of organizations and agreements in formats of graph tools."""
