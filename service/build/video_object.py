"""VideoObject nodes. Source: https://schema.org/VideoObject"""

from __future__ import annotations

from service.build.ids import made
from service.model.article import Video
from service.model.bundle import Node


def video_node(video: Video) -> Node:
    """A video of the article, with the addresses and dates that are stated."""
    return made(
        "VideoObject",
        name=video.name,
        description=video.description,
        contentUrl=video.content_url,
        embedUrl=video.embed_url,
        thumbnailUrl=video.thumbnail_url,
        uploadDate=video.upload_date,
        duration=video.duration,
    )
