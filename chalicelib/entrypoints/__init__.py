"""Where requests, jobs and schedules come in: translate, call one flow, translate back."""
