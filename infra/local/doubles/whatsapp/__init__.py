"""A stand-in for the WhatsApp Cloud API: takes replies, sends webhooks, and lets a partner write."""

from infra.local.doubles.whatsapp.bodies import Number
from infra.local.doubles.whatsapp.double import WhatsAppDouble

__all__ = ["Number", "WhatsAppDouble"]
