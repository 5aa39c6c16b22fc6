using System.Text.Json.Nodes;
using NuGet.Frameworks;

internal static class Frameworks
{
    public static readonly Dictionary<string, Operation> Operations = new()
    {
        ["fw-parse"] = question => Describe(question.Flag("components", false)
            ? NuGetFramework.ParseComponents(question.Text("f"), question.Text("platform"))
            : NuGetFramework.Parse(question.Text("f"))),
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
        ["fw-reduce"] = question => new JsonObject
        {
            ["upwards"] = ShortNames(new FrameworkReducer().ReduceUpwards(FrameworksOf(question))),
            ["downwards"] = ShortNames(new FrameworkReducer().ReduceDownwards(FrameworksOf(question))),
        },
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
        ["isAgnostic"] = framework.IsAgnostic,
        ["isPcl"] = framework.IsPCL,
        ["isPackageBased"] = framework.IsPackageBased,
        ["short"] = ShortName(framework),
    };

    /// A framework that cannot be written as a folder has no short name.
    private static string ShortName(NuGetFramework framework)
    {
        try
        {
            return framework.GetShortFolderName();
        }
        catch (FrameworkException)
        {
            return null;
        }
    }

    private static JsonArray ShortNames(IEnumerable<NuGetFramework> frameworks) =>
        frameworks.Select(framework => ShortName(framework) ?? "").Order(StringComparer.Ordinal).ToJson();

    private static IEnumerable<NuGetFramework> FrameworksOf(JsonObject question) =>
        question.Texts("frameworks").Select(NuGetFramework.Parse);

    private static JsonObject Nearest(JsonObject question)
    {
        var texts = question.Texts("candidates").ToList();
        var candidates = texts.Select(NuGetFramework.Parse).ToList();
        var nearest = new FrameworkReducer().GetNearest(NuGetFramework.Parse(question.Text("project")), candidates);
        var index = nearest == null ? -1 : candidates.FindIndex(candidate => IsSame(candidate, nearest));
        return new JsonObject
        {
            ["nearest"] = nearest == null ? null : ShortName(nearest),
            ["index"] = index,
            ["nearestInput"] = index < 0 ? null : texts[index],
        };
    }

    private static bool IsSame(NuGetFramework a, NuGetFramework b) => NuGetFrameworkFullComparer.Instance.Equals(a, b);
}
