"""A stand-in for a company's own service: it writes by signed webhooks and takes the replies, signed too."""

from infra.local.doubles.company.service import CompanyService

__all__ = ["CompanyService"]
