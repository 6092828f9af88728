"""The FAQ of a page: only pairs that the publisher presents as one."""

from service.read.faq.found import FoundFaq
from service.read.faq.page_faq import find_faq

__all__ = ["FoundFaq", "find_faq"]
