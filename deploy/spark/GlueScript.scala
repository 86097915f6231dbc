// A Glue job must name a script. This one does nothing: --class names the main class, --extra-jars the jar that holds it.
object GlueScript {
  def main(args: Array[String]): Unit = ()
}
