"""What heads of office, the province and the centre read: questions over published views."""
