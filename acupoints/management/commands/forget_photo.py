from typing import Any

from django.core.files.storage import default_storage, storages
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from reversion.models import Version

from acupoints.models import Photo


class Command(BaseCommand):
    help = "On request: delete a photograph for good, with its history, its pictures and its original file."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("number", type=int, help="The number in the address of its page on the desk.")
        parser.add_argument("--original-only", action="store_true", help="Keep the photograph, delete the file.")

    def handle(self, *args: Any, number: int, original_only: bool, **options: Any) -> None:
        versions = Version.objects.get_for_object_reference(Photo, number)
        photo = Photo.objects.filter(pk=number).first()
        if photo is None and not versions:
            raise CommandError(f"There is no photograph {number}, and none was deleted.")
        states = [Photo(**{**one.field_dict, "pk": None}) for one in versions] + ([photo] if photo else [])
        originals = {one.original for one in states if one.original}
        pictures = set() if original_only else {name for one in states for name in one.file_names}
        with transaction.atomic():
            if photo and original_only:
                Photo.objects.filter(pk=number).update(original="")
            elif photo:
                photo.delete()
            if not original_only:
                versions.delete()
        gone = delete_unshared(originals, pictures, number)
        self.stdout.write(f"{gone} files deleted.")


def delete_unshared(originals: set[str], pictures: set[str], number: int) -> int:
    """Files are named by their content: another photograph of the same picture keeps them."""
    others = Photo.objects.exclude(pk=number)
    originals -= set(others.filter(original__in=originals).values_list("original", flat=True))
    pictures -= {name for one in others for name in one.file_names}
    for name in originals:
        storages["originals"].delete(name)
    for name in pictures:
        default_storage.delete(name)
    return len(originals) + len(pictures)
