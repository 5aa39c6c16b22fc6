using System.Text.Json.Nodes;
using NuGet.Frameworks;

internal static class Frameworks
{
    public static readonly Dictionary<string, Operation> Operations = new()
    {
        ["fw-parse"] = question => Describe(NuGetFramework.Parse(question.Text("f"))),
        ["fw-parse-folder"] = question => Describe(NuGetFramework.ParseFolder(question.Text("f"))),
        ["fw-equals"] = question => new JsonObject
        {
            ["equals"] = IsSame(NuGetFramework.Parse(question.Text("a")), NuGetFramework.Parse(question.Text("b"))),
        },
        ["fw-compatible"] = question => new JsonObject
        {
            ["compatible"] = DefaultCompatibilityProvider.Instance.IsCompatible(
                NuGetFramework.Parse(question.Text("project")),
                NuGetFramework.Parse(question.Text("package"))),
        },
        ["fw-nearest"] = Nearest,
    };

    private static JsonObject Describe(NuGetFramework framework) => new()
    {
        ["framework"] = framework.Framework,
        ["version"] = framework.Version.ToString(),
        ["profile"] = framework.Profile,
        ["platform"] = framework.Platform,
        ["platformVersion"] = framework.PlatformVersion.ToString(),
        ["dotNetFrameworkName"] = framework.DotNetFrameworkName,
        ["dotNetPlatformName"] = framework.DotNetPlatformName,
        ["isUnsupported"] = framework.IsUnsupported,
        ["isAny"] = framework.IsAny,
        ["short"] = framework.GetShortFolderName(),
    };

    private static JsonObject Nearest(JsonObject question)
    {
        var texts = question.Texts("candidates").ToList();
        var candidates = texts.Select(NuGetFramework.Parse).ToList();
        var nearest = new FrameworkReducer().GetNearest(NuGetFramework.Parse(question.Text("project")), candidates);
        var index = nearest == null ? -1 : candidates.FindIndex(candidate => IsSame(candidate, nearest));
        return new JsonObject
        {
            ["nearest"] = nearest?.GetShortFolderName(),
            ["index"] = index,
            ["nearestInput"] = index < 0 ? null : texts[index],
        };
    }

    private static bool IsSame(NuGetFramework a, NuGetFramework b) => NuGetFrameworkFullComparer.Instance.Equals(a, b);
}
