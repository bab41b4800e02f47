import inflection
for w in ["post","octopus","sheep","word","CamelOctopus","person","child","quiz","matrix","knife"]:
    print(w, inflection.pluralize(w), inflection.singularize(inflection.pluralize(w)))
print(inflection.camelize("device_type"), inflection.camelize("device_type", False))
print(inflection.underscore("DeviceType"), inflection.dasherize("puni_puni"))
print(inflection.humanize("employee_salary"), inflection.titleize("man from the boondocks"))
for i in (1,2,3,4,10,11,12,13,21,101,112,1002,-11): print(inflection.ordinalize(i), end=" ")
print(inflection.parameterize(u"Donald E. Knuth"), inflection.tableize('raw_scaled_scorer'))
print(inflection.transliterate('älämölö'))
