"""`pygame.sprite` for translated programs: translated with the program, in place of pygame's own module.

It behaves as pygame-ce's: groups keep their sprites in the order in which they were added, loops run over a copy.
A sprite's `image` and `rect` are the attributes that the program's own classes set.
"""


class Sprite:
    """A thing of a game that groups can hold, update and draw."""

    def __init__(self, *groups):
        self._Sprite__g = {}
        for group in groups:
            self.add(group)

    def add(self, *groups):
        for group in groups:
            if isinstance(group, AbstractGroup):
                if group not in self._Sprite__g:
                    group.add_internal(self)
                    self.add_internal(group)
            else:
                for inner in group:
                    self.add(inner)

    def remove(self, *groups):
        for group in groups:
            if isinstance(group, AbstractGroup):
                if group in self._Sprite__g:
                    group.remove_internal(self)
                    self.remove_internal(group)
            else:
                for inner in group:
                    self.remove(inner)

    def add_internal(self, group):
        self._Sprite__g[group] = 0

    def remove_internal(self, group):
        del self._Sprite__g[group]

    def update(self, *args):
        pass

    def kill(self):
        for group in self._Sprite__g:
            group.remove_internal(self)
        self._Sprite__g.clear()

    def groups(self):
        return list(self._Sprite__g)

    def alive(self):
        return bool(self._Sprite__g)

    def __repr__(self):
        return f"<{self.__class__.__name__} Sprite(in {len(self._Sprite__g)} groups)>"


class AbstractGroup:
    """What all groups share."""

    def __init__(self):
        self.spritedict = {}
        self.lostsprites = []

    def sprites(self):
        return list(self.spritedict)

    def add_internal(self, sprite, layer=None):
        self.spritedict[sprite] = None

    def remove_internal(self, sprite):
        lost_rect = self.spritedict[sprite]
        if lost_rect:
            self.lostsprites.append(lost_rect)
        del self.spritedict[sprite]

    def has_internal(self, sprite):
        return sprite in self.spritedict

    def __iter__(self):
        return iter(self.sprites())

    def __contains__(self, sprite):
        return self.has(sprite)

    def add(self, *sprites):
        for sprite in sprites:
            if isinstance(sprite, Sprite):
                if not self.has_internal(sprite):
                    self.add_internal(sprite)
                    sprite.add_internal(self)
            else:
                for inner in sprite:
                    self.add(inner)

    def remove(self, *sprites):
        for sprite in sprites:
            if isinstance(sprite, Sprite):
                if self.has_internal(sprite):
                    self.remove_internal(sprite)
                    sprite.remove_internal(self)
            else:
                for inner in sprite:
                    self.remove(inner)

    def has(self, *sprites):
        if not sprites:
            return False
        for sprite in sprites:
            if isinstance(sprite, Sprite):
                if not self.has_internal(sprite):
                    return False
            else:
                for inner in sprite:
                    if not self.has(inner):
                        return False
        return True

    def update(self, *args):
        for sprite in self.sprites():
            sprite.update(*args)

    def draw(self, surface):
        for sprite in self.sprites():
            self.spritedict[sprite] = surface.blit(sprite.image, sprite.rect)
        self.lostsprites = []
        return self.lostsprites

    def clear(self, surface, bgd):
        for rect in self.lostsprites:
            surface.blit(bgd, rect, rect)
        for rect in self.spritedict.values():
            if rect:
                surface.blit(bgd, rect, rect)

    def empty(self):
        for sprite in self.sprites():
            self.remove_internal(sprite)
            sprite.remove_internal(self)

    def __bool__(self):
        return bool(self.sprites())

    def __len__(self):
        return len(self.sprites())

    def __repr__(self):
        return f"<{self.__class__.__name__}({len(self)} sprites)>"


class Group(AbstractGroup):
    """The group that programs use."""

    def __init__(self, *sprites):
        AbstractGroup.__init__(self)
        for sprite in sprites:
            self.add(sprite)

    def copy(self):
        return Group(self.sprites())


class GroupSingle(AbstractGroup):
    """A group that holds at most one sprite: a new one replaces it."""

    def __init__(self, sprite=None):
        AbstractGroup.__init__(self)
        self._GroupSingle__sprite = None
        if sprite is not None:
            self.add(sprite)

    def sprites(self):
        if self._GroupSingle__sprite is not None:
            return [self._GroupSingle__sprite]
        return []

    def add_internal(self, sprite, layer=None):
        old = self._GroupSingle__sprite
        if old is not None:
            old.remove_internal(self)
            self.remove_internal(old)
        self._GroupSingle__sprite = sprite

    def remove_internal(self, sprite):
        if sprite is self._GroupSingle__sprite:
            self._GroupSingle__sprite = None
        if sprite in self.spritedict:
            AbstractGroup.remove_internal(self, sprite)

    def has_internal(self, sprite):
        return self._GroupSingle__sprite is sprite

    def __contains__(self, sprite):
        return self._GroupSingle__sprite is sprite

    def __bool__(self):
        return self._GroupSingle__sprite is not None

    @property
    def sprite(self):
        return self._GroupSingle__sprite

    @sprite.setter
    def sprite(self, sprite):
        self.add_internal(sprite)
        sprite.add_internal(self)


def collide_rect(left, right):
    return left.rect.colliderect(right.rect)


class collide_rect_ratio:
    """Compares rectangles that are scaled around their centres first."""

    def __init__(self, ratio):
        self.ratio = ratio

    def __call__(self, left, right):
        ratio = self.ratio
        a = left.rect
        a = a.inflate(a.width * ratio - a.width, a.height * ratio - a.height)
        b = right.rect
        b = b.inflate(b.width * ratio - b.width, b.height * ratio - b.height)
        return a.colliderect(b)


def _radius(sprite):
    """The sprite's own radius; one without gets half the diagonal of its rectangle, for good."""
    if not hasattr(sprite, "radius"):
        rect = sprite.rect
        sprite.radius = 0.5 * ((rect.width**2 + rect.height**2) ** 0.5)
    return sprite.radius


def collide_circle(left, right):
    x = left.rect.centerx - right.rect.centerx
    y = left.rect.centery - right.rect.centery
    return x**2 + y**2 <= (_radius(left) + _radius(right)) ** 2


def spritecollide(sprite, group, dokill, collided=None):
    if collided is not None:
        found = [other for other in group if collided(sprite, other)]
    else:
        found = [other for other in group if sprite.rect.colliderect(other.rect)]
    if dokill:
        for other in found:
            other.kill()
    return found


def groupcollide(groupa, groupb, dokilla, dokillb, collided=None):
    found = {}
    for sprite in groupa:
        collisions = spritecollide(sprite, groupb, dokillb, collided)
        if collisions:
            found[sprite] = collisions
    if dokilla:
        for sprite in found:
            sprite.kill()
    return found


def spritecollideany(sprite, group, collided=None):
    if collided is not None:
        for other in group:
            if collided(sprite, other):
                return other
    else:
        for other in group:
            if sprite.rect.colliderect(other.rect):
                return other
    return None
