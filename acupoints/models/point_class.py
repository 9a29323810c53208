from django.db import models


class PointClass(models.Model):
    """A traditional class of points, such as the source points."""

    slug = models.SlugField(unique=True, help_text="Its name in files: do not change it.")
    label = models.CharField(max_length=80, help_text="As it stands on pages: Source points.")
    description = models.CharField(max_length=300, help_text="What the class means, in one plain sentence.")

    class Meta:
        ordering = ["label"]
        verbose_name_plural = "point classes"

    def __str__(self) -> str:
        return self.label
