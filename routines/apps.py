from django.apps import AppConfig


class RoutinesConfig(AppConfig):
    name = "routines"
    verbose_name = "Routines and sessions"

    def ready(self) -> None:
        from routines import content

        content.register_kinds()
