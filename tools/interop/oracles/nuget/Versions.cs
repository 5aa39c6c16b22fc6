using System.Text.Json.Nodes;
using NuGet.Versioning;

internal static class Versions
{
    public static readonly Dictionary<string, Operation> Operations = new()
    {
        ["version-parse"] = Parse,
        ["version-normalize"] = Parse,
        ["semver-parse"] = ParseSemantic,
        ["version-compare"] = Compare,
        ["version-sort"] = Sort,
        ["version-format"] = question => new JsonObject
        {
            ["text"] = NuGetVersion.Parse(question.Text("v")).ToString(question.Text("format"), VersionFormatter.Instance),
        },
    };

    private static JsonObject Parse(JsonObject question)
    {
        var text = question.Text("v");
        var valid = question.Flag("strict", false)
            ? NuGetVersion.TryParseStrict(text, out var version)
            : NuGetVersion.TryParse(text, out version);
        if (!valid) return new JsonObject { ["valid"] = false };
        return new JsonObject
        {
            ["valid"] = true,
            ["normalized"] = version.ToNormalizedString(),
            ["full"] = version.ToFullString(),
            ["original"] = version.OriginalVersion,
            ["toString"] = version.ToString(),
            ["major"] = version.Major,
            ["minor"] = version.Minor,
            ["patch"] = version.Patch,
            ["revision"] = version.Revision,
            ["labels"] = version.ReleaseLabels.ToJson(),
            ["release"] = version.Release,
            ["isPrerelease"] = version.IsPrerelease,
            ["metadata"] = version.Metadata ?? "",
            ["hasMetadata"] = version.HasMetadata,
            ["isLegacy"] = version.IsLegacyVersion,
            ["isSemVer2"] = version.IsSemVer2,
        };
    }

    private static JsonObject ParseSemantic(JsonObject question)
    {
        if (!SemanticVersion.TryParse(question.Text("v"), out var version)) return new JsonObject { ["valid"] = false };
        return new JsonObject
        {
            ["valid"] = true,
            ["normalized"] = version.ToNormalizedString(),
            ["full"] = version.ToFullString(),
        };
    }

    private static JsonObject Compare(JsonObject question)
    {
        var a = NuGetVersion.Parse(question.Text("a"));
        var b = NuGetVersion.Parse(question.Text("b"));
        return new JsonObject
        {
            ["default"] = Math.Sign(VersionComparer.Default.Compare(a, b)),
            ["version"] = Math.Sign(VersionComparer.Version.Compare(a, b)),
            ["versionRelease"] = Math.Sign(VersionComparer.VersionRelease.Compare(a, b)),
            ["versionReleaseMetadata"] = Math.Sign(VersionComparer.VersionReleaseMetadata.Compare(a, b)),
            ["equals"] = a.Equals(b),
            ["sameHash"] = a.GetHashCode() == b.GetHashCode(),
        };
    }

    private static JsonObject Sort(JsonObject question)
    {
        var sorted = question.Texts("versions").Select(NuGetVersion.Parse).Order(VersionComparer.Default);
        return new JsonObject { ["sorted"] = sorted.Select(version => version.ToFullString()).ToJson() };
    }
}
