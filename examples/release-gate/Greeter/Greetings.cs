namespace Greeter;

public static class Greetings
{
    public static string For(string name, string language = "en") => $"{Words.Hello(language)}, {name}!";
}
