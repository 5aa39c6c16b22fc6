namespace Greeter;

/// <summary>Words by language.</summary>
public static class Words
{
    public static string Hello(string language) => language == "de" ? "Hallo" : "Hello";
}
