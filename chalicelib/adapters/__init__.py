"""What stands behind the ports: AWS, other servers, the machine. Nothing else imports boto3 or urllib3."""
