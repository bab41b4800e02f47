import configparser

parser = configparser.ConfigParser()
parser.read_string("[d]\nq = 1\n")
parser["a"] = {"x": "1", "y": "2"}
parser["a"] = parser["a"]
print(dict(parser["a"]))
parser["b"] = parser["a"]
parser["b"]["x"] = "3"
print(dict(parser["a"]), dict(parser["b"]))
parser["a"] = {"z": "9"}
print(dict(parser["a"]), parser.sections())
