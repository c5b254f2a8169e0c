"""A Facebook page: its Messenger inbox and the comments under its posts.

Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform
        https://developers.facebook.com/documentation/pages-api
"""

from __future__ import annotations

from chalicelib.channels.facebook.channel import Facebook
from chalicelib.ports import Channel

CHANNEL: Channel = Facebook()
