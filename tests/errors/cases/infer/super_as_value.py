class Base:
    def run(self):
        return 1


class Child(Base):
    def run(self):
        parent = super()  #! FER0304 "super()"
        return parent.run()


print(Child().run())
