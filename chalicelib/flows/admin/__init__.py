"""What the company's own people do: the use cases behind the admin API. Every change leaves an audit entry."""
