from django.apps import AppConfig


class RoutinesConfig(AppConfig):
    name = "routines"
    verbose_name = "Routines and sessions"

    def ready(self) -> None:
        from routines import catalogue, content, lint, opendata  # noqa: F401  (they register themselves)

        content.register_kinds()
        opendata.register()
