"""From mentions to actors and from targets to issues, each decision with its reasons."""

from kg.link.link import LinkedDocument, link

__all__ = ["LinkedDocument", "link"]
