import hashlib
from typing import Any, Self

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage, storages
from django.core.validators import MinValueValidator
from django.db import models

from acupoints import images

from .point import Point

FOLDER = "photos"


class PhotoQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        return self.filter(published=True)


class Photo(models.Model):
    """One photograph of one point. Its files are named by their content and outlive the row: it can be brought back."""

    point = models.ForeignKey(Point, models.CASCADE, related_name="photos", help_text="The point that it shows.")
    position = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1)], help_text="Order among the photographs of the point: 1, 2, 3 …"
    )
    alt = models.CharField(
        "description",
        max_length=300,
        help_text="What it shows, for those who cannot see it: A thumb in the hollow behind the inner ankle bone.",
    )
    caption = models.CharField(max_length=300, blank=True, help_text="Stands under the photograph. May be empty.")
    credit = models.CharField(max_length=120, help_text="Who made it, as they wish to be named.")
    licence = models.CharField(
        max_length=60, help_text="On what terms it may be shown: CC BY 4.0, public domain, own work for this site …"
    )
    published = models.BooleanField(default=False, help_text="Readers see published photographs only.")
    digest = models.CharField(max_length=32, editable=False)
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    ending = models.CharField(max_length=4, editable=False)
    original = models.CharField(max_length=40, blank=True, editable=False)  # the file as uploaded, in private

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "photograph"
        permissions = [("view_original", "Can download the original file, with the place and time in it")]

    def __str__(self) -> str:
        return f"{self.point.code}: {self.alt}"

    def get_absolute_url(self) -> str:
        return self.point.get_absolute_url()

    def take(self, intake: images.Intake) -> None:
        """Store the files that are not there yet, and point at them. Does not save the row."""
        self.digest, self.width, self.height = intake.digest, intake.width, intake.height
        self.ending = intake.ending
        for name, content in intake.files.items():
            store(f"{FOLDER}/{name}", content)

    def keep_original(self, file: Any) -> None:
        """Store the file as it was uploaded, where no address leads. Does not save the row."""
        self.original = keep_original(file)

    @property
    def file_names(self) -> set[str]:
        """What is stored of its picture, where readers get it."""
        files = {(width, kind) for width in images.widths(self.width) for kind in ("avif", "webp", self.ending)}
        files.add((self.width, self.ending))
        return {f"{FOLDER}/{images.file_name(self.digest, width, kind)}" for width, kind in files}

    def url(self, width: int, ending: str) -> str:
        return str(default_storage.url(f"{FOLDER}/{images.file_name(self.digest, width, ending)}"))

    def srcset(self, ending: str) -> str:
        return ", ".join(f"{self.url(width, ending)} {width}w" for width in images.widths(self.width))

    @property
    def avif(self) -> str:
        return self.srcset("avif")

    @property
    def webp(self) -> str:
        return self.srcset("webp")

    @property
    def src(self) -> str:
        """In the middle width, in a format that every browser knows."""
        return self.url(images.widths(self.width)[:2][-1], self.ending)

    @property
    def thumbnail(self) -> str:
        return self.url(images.widths(self.width)[0], "webp")


def store(name: str, content: bytes) -> None:
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))


def keep_original(file: Any) -> str:
    """The name under which it is kept: by its content, so that the same file is kept once."""
    file.seek(0)
    name = f"{hashlib.file_digest(file, 'sha256').hexdigest()[:32]}.{images.kind_of(file)}"
    file.seek(0)
    if not storages["originals"].exists(name):
        storages["originals"].save(name, File(file))
    return name
