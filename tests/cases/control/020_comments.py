#! a comment that Rust would read as documentation of the module
#/ and one that it would read as documentation of what follows
def f(x):
    #! inside a function
    #!/ both
    if x:  #! at the end of a line
        #
        return 1
    # { braces } and /* stars */ and "quotes"
    return 2


print(f(0), f(1))
#: the last line
