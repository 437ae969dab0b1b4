"""The finished graph over HTTP on loopback, read only: a SPARQL 1.1 endpoint and its pages."""
