from django.apps import AppConfig


class RoutinesConfig(AppConfig):
    name = "routines"
    verbose_name = "Routines and sessions"

    def ready(self) -> None:
        from routines import content, lint, opendata  # noqa: F401  (it registers its rules)

        content.register_kinds()
        opendata.register()
