import argparse


class Program:
    def __init__(self):
        self.parser = argparse.ArgumentParser(prog="demo")

    def parse(self):
        return self.parser.parse_args()
