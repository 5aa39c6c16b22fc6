using System.Text.Json.Nodes;
using NuGet.Versioning;

internal static class Ranges
{
    public static readonly Dictionary<string, Operation> Operations = new()
    {
        ["range-parse"] = Parse,
        ["range-satisfies"] = question => new JsonObject
        {
            ["satisfies"] = RangeOf(question).Satisfies(NuGetVersion.Parse(question.Text("v"))),
        },
        ["range-float-satisfies"] = question => new JsonObject
        {
            ["satisfies"] = RangeOf(question).Float?.Satisfies(NuGetVersion.Parse(question.Text("v"))),
        },
        ["range-best"] = question => new JsonObject
        {
            ["best"] = RangeOf(question).FindBestMatch(question.Texts("versions").Select(NuGetVersion.Parse))?.ToNormalizedString(),
        },
        ["range-is-better"] = IsBetter,
        ["range-subset"] = question => new JsonObject
        {
            ["subset"] = VersionRange.Parse(question.Text("sub")).IsSubSetOrEqualTo(VersionRange.Parse(question.Text("super"))),
        },
        ["range-equals"] = question => new JsonObject
        {
            ["equals"] = VersionRange.Parse(question.Text("a")).Equals(VersionRange.Parse(question.Text("b"))),
        },
        ["range-combine"] = question => new JsonObject
        {
            ["range"] = VersionRange.Combine(RangesOf(question)).ToNormalizedString(),
        },
        ["range-common"] = question => new JsonObject
        {
            ["range"] = VersionRange.CommonSubSet(RangesOf(question)).ToNormalizedString(),
        },
        ["float-parse"] = ParseFloat,
    };

    private static VersionRange RangeOf(JsonObject question) => VersionRange.Parse(question.Text("r"));

    private static IEnumerable<VersionRange> RangesOf(JsonObject question) => question.Texts("ranges").Select(VersionRange.Parse);

    private static JsonObject Parse(JsonObject question)
    {
        if (!VersionRange.TryParse(question.Text("r"), question.Flag("allowFloating", true), out var range))
        {
            return new JsonObject { ["valid"] = false };
        }
        return new JsonObject
        {
            ["valid"] = true,
            ["normalized"] = range.ToNormalizedString(),
            ["toString"] = range.ToString(),
            ["short"] = range.ToShortString(),
            ["legacy"] = range.ToLegacyString(),
            ["legacyShort"] = range.ToLegacyShortString(),
            ["pretty"] = range.PrettyPrint(),
            ["original"] = range.OriginalString,
            ["min"] = range.MinVersion?.ToNormalizedString(),
            ["max"] = range.MaxVersion?.ToNormalizedString(),
            ["minInclusive"] = range.IsMinInclusive,
            ["maxInclusive"] = range.IsMaxInclusive,
            ["hasLower"] = range.HasLowerBound,
            ["hasUpper"] = range.HasUpperBound,
            ["isFloating"] = range.IsFloating,
            ["float"] = range.Float?.FloatBehavior.ToString(),
            ["includePrerelease"] = (range.MinVersion?.IsPrerelease ?? false)
                || (range.MaxVersion?.IsPrerelease ?? false)
                || (range.Float?.IncludePrerelease ?? false),
            ["nonSnapshot"] = range.ToNonSnapshotRange().ToNormalizedString(),
        };
    }

    private static JsonObject IsBetter(JsonObject question)
    {
        var current = question.Text("current");
        var considering = NuGetVersion.Parse(question.Text("considering"));
        return new JsonObject
        {
            ["better"] = RangeOf(question).IsBetter(current == null ? null : NuGetVersion.Parse(current), considering),
        };
    }

    private static JsonObject ParseFloat(JsonObject question)
    {
        if (!FloatRange.TryParse(question.Text("f"), out var range)) return new JsonObject { ["valid"] = false };
        return new JsonObject
        {
            ["valid"] = true,
            ["behavior"] = range.FloatBehavior.ToString(),
            ["min"] = range.HasMinVersion ? range.MinVersion.ToNormalizedString() : null,
            ["prefix"] = range.OriginalReleasePrefix,
            ["text"] = range.ToString(),
        };
    }
}
