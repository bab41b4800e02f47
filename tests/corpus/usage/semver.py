import semver

print(semver.compare("1.0.0", "2.0.0"))
ver = semver.Version.parse('1.2.3-pre.2+build.4')
print(ver.major, ver.minor, ver.patch, ver.prerelease, ver.build)
print(ver.to_dict())
print(ver.bump_major(), ver.bump_minor(), ver.bump_patch(), ver.bump_prerelease())
print(ver < semver.Version.parse("2.0.0"), semver.Version.is_valid("1.0"), ver.match(">=1.0.0"))
