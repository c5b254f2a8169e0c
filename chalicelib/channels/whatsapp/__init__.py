"""WhatsApp, by the Cloud API.

Source: https://developers.facebook.com/documentation/business-messaging/whatsapp
"""

from __future__ import annotations

from chalicelib.channels.whatsapp.channel import WhatsApp
from chalicelib.ports import Channel

CHANNEL: Channel = WhatsApp()
